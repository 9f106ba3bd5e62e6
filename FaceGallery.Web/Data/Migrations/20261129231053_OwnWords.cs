using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace FaceGallery.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class OwnWords : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "CameraTime",
                table: "Photos",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Caption",
                table: "Photos",
                type: "TEXT",
                maxLength: 2000,
                nullable: true);

            migrationBuilder.AddColumn<double>(
                name: "CorrectedLatitude",
                table: "Photos",
                type: "REAL",
                nullable: true);

            migrationBuilder.AddColumn<double>(
                name: "CorrectedLongitude",
                table: "Photos",
                type: "REAL",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "CorrectedTime",
                table: "Photos",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "IsFavourite",
                table: "Photos",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "OwnAlbums",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Description = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    CoverPhotoId = table.Column<int>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OwnAlbums", x => x.Id);
                    table.ForeignKey(
                        name: "FK_OwnAlbums_Photos_CoverPhotoId",
                        column: x => x.CoverPhotoId,
                        principalTable: "Photos",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.SetNull);
                });

            migrationBuilder.CreateTable(
                name: "OwnAlbumPhotos",
                columns: table => new
                {
                    AlbumId = table.Column<int>(type: "INTEGER", nullable: false),
                    PhotoId = table.Column<int>(type: "INTEGER", nullable: false),
                    Position = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OwnAlbumPhotos", x => new { x.AlbumId, x.PhotoId });
                    table.ForeignKey(
                        name: "FK_OwnAlbumPhotos_OwnAlbums_AlbumId",
                        column: x => x.AlbumId,
                        principalTable: "OwnAlbums",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_OwnAlbumPhotos_Photos_PhotoId",
                        column: x => x.PhotoId,
                        principalTable: "Photos",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Photos_IsFavourite",
                table: "Photos",
                column: "IsFavourite",
                filter: "IsFavourite");

            migrationBuilder.CreateIndex(
                name: "IX_OwnAlbumPhotos_PhotoId",
                table: "OwnAlbumPhotos",
                column: "PhotoId");

            migrationBuilder.CreateIndex(
                name: "IX_OwnAlbums_CoverPhotoId",
                table: "OwnAlbums",
                column: "CoverPhotoId");

            // What the camera's clock said was told by what was made of it. Where nothing was put right, the text stays as it is.
            migrationBuilder.Sql(
                """
                UPDATE Photos SET CameraTime = CASE WHEN ClockShiftMinutes = 0 THEN TakenAt ELSE strftime('%Y-%m-%d %H:%M:%f', TakenAt, -ClockShiftMinutes || ' minutes') END WHERE TakenAt IS NOT NULL;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "OwnAlbumPhotos");

            migrationBuilder.DropTable(
                name: "OwnAlbums");

            migrationBuilder.DropIndex(
                name: "IX_Photos_IsFavourite",
                table: "Photos");

            migrationBuilder.DropColumn(
                name: "CameraTime",
                table: "Photos");

            migrationBuilder.DropColumn(
                name: "Caption",
                table: "Photos");

            migrationBuilder.DropColumn(
                name: "CorrectedLatitude",
                table: "Photos");

            migrationBuilder.DropColumn(
                name: "CorrectedLongitude",
                table: "Photos");

            migrationBuilder.DropColumn(
                name: "CorrectedTime",
                table: "Photos");

            migrationBuilder.DropColumn(
                name: "IsFavourite",
                table: "Photos");
        }
    }
}
