using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace FaceGallery.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class Stacks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "ShowsAllOfStacks",
                table: "Shares",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            // Links that went out show what they showed.
            migrationBuilder.Sql("UPDATE Shares SET ShowsAllOfStacks = 1");

            migrationBuilder.AddColumn<bool>(
                name: "IsStackFixed",
                table: "Photos",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "IsStackTop",
                table: "Photos",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "StackId",
                table: "Photos",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "StackRank",
                table: "Photos",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateIndex(
                name: "IX_Photos_StackId",
                table: "Photos",
                column: "StackId",
                filter: "StackId IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Photos_StackId",
                table: "Photos");

            migrationBuilder.DropColumn(
                name: "ShowsAllOfStacks",
                table: "Shares");

            migrationBuilder.DropColumn(
                name: "IsStackFixed",
                table: "Photos");

            migrationBuilder.DropColumn(
                name: "IsStackTop",
                table: "Photos");

            migrationBuilder.DropColumn(
                name: "StackId",
                table: "Photos");

            migrationBuilder.DropColumn(
                name: "StackRank",
                table: "Photos");
        }
    }
}
