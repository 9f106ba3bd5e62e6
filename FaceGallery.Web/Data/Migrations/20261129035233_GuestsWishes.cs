using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace FaceGallery.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class GuestsWishes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "HidesAtOnce",
                table: "Proposals",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            // What a guest hid already stays hidden in their link; 3 is a photo not to be shown.
            migrationBuilder.Sql("UPDATE Proposals SET HidesAtOnce = 1 WHERE Kind = 3");

            // EF Core would make the table anew, with foreign keys off meanwhile, for which it leaves the transaction.
            migrationBuilder.Sql("ALTER TABLE Proposals DROP COLUMN Search");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("ALTER TABLE Proposals DROP COLUMN HidesAtOnce");

            migrationBuilder.AddColumn<string>(
                name: "Search",
                table: "Proposals",
                type: "TEXT",
                nullable: true);
        }
    }
}
