using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace FaceGallery.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class EventsAndSearches : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Photos_Kind_State_MissingSince_SortTime_FaceCount_NamedFaceCount",
                table: "Photos");

            migrationBuilder.AddColumn<int>(
                name: "ClockShiftMinutes",
                table: "Photos",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "Colour",
                table: "Photos",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "EventId",
                table: "Photos",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "IsHidden",
                table: "Photos",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "Events",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    Folder = table.Column<string>(type: "TEXT", nullable: true),
                    FirstAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    LastAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    PhotoCount = table.Column<int>(type: "INTEGER", nullable: false),
                    IsKept = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Events", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "SmartAlbums",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false, collation: "NOCASE"),
                    Search = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SmartAlbums", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Photos_Camera",
                table: "Photos",
                column: "Camera");

            migrationBuilder.CreateIndex(
                name: "IX_Photos_EventId",
                table: "Photos",
                column: "EventId");

            migrationBuilder.CreateIndex(
                name: "IX_Photos_Kind_State_MissingSince_IsHidden_SortTime_FaceCount_NamedFaceCount_Width_Height",
                table: "Photos",
                columns: new[] { "Kind", "State", "MissingSince", "IsHidden", "SortTime", "FaceCount", "NamedFaceCount", "Width", "Height" });

            migrationBuilder.CreateIndex(
                name: "IX_Events_LastAt",
                table: "Events",
                column: "LastAt");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Events");

            migrationBuilder.DropTable(
                name: "SmartAlbums");

            migrationBuilder.DropIndex(
                name: "IX_Photos_Camera",
                table: "Photos");

            migrationBuilder.DropIndex(
                name: "IX_Photos_EventId",
                table: "Photos");

            migrationBuilder.DropIndex(
                name: "IX_Photos_Kind_State_MissingSince_IsHidden_SortTime_FaceCount_NamedFaceCount_Width_Height",
                table: "Photos");

            migrationBuilder.DropColumn(
                name: "ClockShiftMinutes",
                table: "Photos");

            migrationBuilder.DropColumn(
                name: "Colour",
                table: "Photos");

            migrationBuilder.DropColumn(
                name: "EventId",
                table: "Photos");

            migrationBuilder.DropColumn(
                name: "IsHidden",
                table: "Photos");

            migrationBuilder.CreateIndex(
                name: "IX_Photos_Kind_State_MissingSince_SortTime_FaceCount_NamedFaceCount",
                table: "Photos",
                columns: new[] { "Kind", "State", "MissingSince", "SortTime", "FaceCount", "NamedFaceCount" });
        }
    }
}
