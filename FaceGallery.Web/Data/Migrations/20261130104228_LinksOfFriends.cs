using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace FaceGallery.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class LinksOfFriends : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "CoverPhotoId",
                table: "Shares",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "HidesCover",
                table: "Shares",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "MakerId",
                table: "Shares",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "PersonId",
                table: "Accounts",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Shares_MakerId",
                table: "Shares",
                column: "MakerId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Shares_MakerId",
                table: "Shares");

            migrationBuilder.DropColumn(
                name: "CoverPhotoId",
                table: "Shares");

            migrationBuilder.DropColumn(
                name: "HidesCover",
                table: "Shares");

            migrationBuilder.DropColumn(
                name: "MakerId",
                table: "Shares");

            migrationBuilder.DropColumn(
                name: "PersonId",
                table: "Accounts");
        }
    }
}
