using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace FaceGallery.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class GreetingsOfLinks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Greeting",
                table: "Shares",
                type: "TEXT",
                maxLength: 500,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "ShowsPicture",
                table: "Shares",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "Greeting",
                table: "Shares");

            migrationBuilder.DropColumn(
                name: "ShowsPicture",
                table: "Shares");
        }
    }
}
