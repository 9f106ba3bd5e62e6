using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace FaceGallery.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class PlainNames : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.RenameColumn(
                name: "Turn",
                table: "Photos",
                newName: "RotationDegrees");

            migrationBuilder.RenameColumn(
                name: "IsKept",
                table: "Events",
                newName: "IsUserEdited");

            migrationBuilder.RenameColumn(
                name: "IsOpened",
                table: "Clusters",
                newName: "IsPinned");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.RenameColumn(
                name: "RotationDegrees",
                table: "Photos",
                newName: "Turn");

            migrationBuilder.RenameColumn(
                name: "IsUserEdited",
                table: "Events",
                newName: "IsKept");

            migrationBuilder.RenameColumn(
                name: "IsPinned",
                table: "Clusters",
                newName: "IsOpened");
        }
    }
}
