using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace FaceGallery.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class PeopleAndHistory : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Faces_PhotoId_Ordinal",
                table: "Faces");

            migrationBuilder.AddColumn<int>(
                name: "Turn",
                table: "Photos",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateOnly>(
                name: "Birthday",
                table: "People",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "CoverFaceId",
                table: "People",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "IsHidden",
                table: "People",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "IsPrivate",
                table: "People",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "ClusterId",
                table: "Faces",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "IsStranger",
                table: "Faces",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "Origin",
                table: "Faces",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "Revision",
                table: "Faces",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "Changes",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    MadeAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    MadeBy = table.Column<string>(type: "TEXT", nullable: false),
                    PersonId = table.Column<int>(type: "INTEGER", nullable: true),
                    Subject = table.Column<string>(type: "TEXT", nullable: true),
                    Count = table.Column<int>(type: "INTEGER", nullable: false),
                    AlsoNamed = table.Column<int>(type: "INTEGER", nullable: false),
                    UndoneAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Changes", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ChosenThresholds",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    MinMatchSimilarity = table.Column<float>(type: "REAL", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ChosenThresholds", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Clusters",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    IsOpened = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Clusters", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "PortraitMemories",
                columns: table => new
                {
                    ContentHash = table.Column<string>(type: "TEXT", nullable: false),
                    NameKey = table.Column<string>(type: "TEXT", nullable: false),
                    PersonId = table.Column<int>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PortraitMemories", x => new { x.ContentHash, x.NameKey });
                });

            migrationBuilder.CreateTable(
                name: "Rejections",
                columns: table => new
                {
                    FaceId = table.Column<int>(type: "INTEGER", nullable: false),
                    PersonId = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Rejections", x => new { x.FaceId, x.PersonId });
                    table.ForeignKey(
                        name: "FK_Rejections_Faces_FaceId",
                        column: x => x.FaceId,
                        principalTable: "Faces",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_Rejections_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ChangedRows",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    ChangeId = table.Column<int>(type: "INTEGER", nullable: false),
                    Entity = table.Column<string>(type: "TEXT", nullable: false),
                    Key = table.Column<string>(type: "TEXT", nullable: false),
                    IsMachine = table.Column<bool>(type: "INTEGER", nullable: false),
                    PersonId = table.Column<int>(type: "INTEGER", nullable: true),
                    Before = table.Column<string>(type: "TEXT", nullable: true),
                    After = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ChangedRows", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ChangedRows_Changes_ChangeId",
                        column: x => x.ChangeId,
                        principalTable: "Changes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Faces_ClusterId",
                table: "Faces",
                column: "ClusterId");

            migrationBuilder.CreateIndex(
                name: "IX_Faces_PhotoId_Ordinal",
                table: "Faces",
                columns: new[] { "PhotoId", "Ordinal" });

            migrationBuilder.CreateIndex(
                name: "IX_ChangedRows_ChangeId",
                table: "ChangedRows",
                column: "ChangeId");

            migrationBuilder.CreateIndex(
                name: "IX_ChangedRows_Entity_Key",
                table: "ChangedRows",
                columns: new[] { "Entity", "Key" });

            migrationBuilder.CreateIndex(
                name: "IX_ChangedRows_PersonId",
                table: "ChangedRows",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_Changes_PersonId",
                table: "Changes",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_PortraitMemories_NameKey",
                table: "PortraitMemories",
                column: "NameKey");

            migrationBuilder.CreateIndex(
                name: "IX_PortraitMemories_PersonId",
                table: "PortraitMemories",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_Rejections_PersonId",
                table: "Rejections",
                column: "PersonId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ChangedRows");

            migrationBuilder.DropTable(
                name: "ChosenThresholds");

            migrationBuilder.DropTable(
                name: "Clusters");

            migrationBuilder.DropTable(
                name: "PortraitMemories");

            migrationBuilder.DropTable(
                name: "Rejections");

            migrationBuilder.DropTable(
                name: "Changes");

            migrationBuilder.DropIndex(
                name: "IX_Faces_ClusterId",
                table: "Faces");

            migrationBuilder.DropIndex(
                name: "IX_Faces_PhotoId_Ordinal",
                table: "Faces");

            migrationBuilder.DropColumn(
                name: "Turn",
                table: "Photos");

            migrationBuilder.DropColumn(
                name: "Birthday",
                table: "People");

            migrationBuilder.DropColumn(
                name: "CoverFaceId",
                table: "People");

            migrationBuilder.DropColumn(
                name: "IsHidden",
                table: "People");

            migrationBuilder.DropColumn(
                name: "IsPrivate",
                table: "People");

            migrationBuilder.DropColumn(
                name: "ClusterId",
                table: "Faces");

            migrationBuilder.DropColumn(
                name: "IsStranger",
                table: "Faces");

            migrationBuilder.DropColumn(
                name: "Origin",
                table: "Faces");

            migrationBuilder.DropColumn(
                name: "Revision",
                table: "Faces");

            migrationBuilder.CreateIndex(
                name: "IX_Faces_PhotoId_Ordinal",
                table: "Faces",
                columns: new[] { "PhotoId", "Ordinal" },
                unique: true);
        }
    }
}
