using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace FaceGallery.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class OwnerRotationAndEventCovers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "OwnerRotationDegrees",
                table: "Photos",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "CoverPhotoId",
                table: "Events",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Version",
                table: "Photos",
                type: "TEXT",
                nullable: true,
                computedColumnSql: "CASE OwnerRotationDegrees WHEN 0 THEN ContentHash ELSE ContentHash || '-' || OwnerRotationDegrees END");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "Version",
                table: "Photos");

            migrationBuilder.DropColumn(
                name: "OwnerRotationDegrees",
                table: "Photos");

            migrationBuilder.DropColumn(
                name: "CoverPhotoId",
                table: "Events");
        }
    }
}
