using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace FaceGallery.Web.Data.Migrations
{
    /// <inheritdoc />
    // There is no way back: which copy a human had spoken of is not kept.
    public partial class PhotosAndFiles : Migration
    {
        /// <summary>
        /// A row was a file and a photo in one. What waited is a file that waits; what was never read is no photo yet; what had failed before waits as that. Files have
        /// the numbers of their rows: absences and marks name them by these.
        /// </summary>
        private const string FilesOfPhotos = """
            INSERT INTO PhotoFiles (Id, RootId, Kind, Path, Size, ModifiedAt, PhotoId, PendingSince, MissingSince)
            SELECT Id, RootId, Kind, Path, Size, ModifiedAt, Id, CASE WHEN State = 0 AND MissingSince IS NULL THEN '2000-01-01 00:00:00' END, MissingSince FROM Photos;

            UPDATE PhotoFiles SET PhotoId = NULL WHERE PhotoId IN (SELECT Id FROM Photos WHERE State = 0 AND ContentHash IS NULL);
            DELETE FROM Photos WHERE State = 0 AND ContentHash IS NULL;
            UPDATE Photos SET State = CASE WHEN Width > 0 THEN 1 ELSE 2 END WHERE State = 0;
            """;

        /// <summary>
        /// Copies become one photo: the one of which a human said most, or that is still there, or came first. What was said of the others goes to it,
        /// where nothing was said of its own.
        /// </summary>
        private const string OneRowForAllCopies = """
            CREATE TABLE Kept AS
            SELECT Id AS FaceId, PhotoId FROM Faces WHERE AssignedBy = 1 OR IsNotAFace OR IsStranger OR Origin = 2;
            CREATE INDEX IX_Kept ON Kept (PhotoId, FaceId);

            CREATE TABLE Copies AS
            SELECT Id AS Copy, FIRST_VALUE(Id) OVER (
                PARTITION BY ContentHash
                ORDER BY (SELECT COUNT(*) FROM Kept WHERE Kept.PhotoId = Photos.Id) DESC, MissingSince IS NOT NULL, Id) AS Original
            FROM Photos WHERE Kind = 0 AND ContentHash IS NOT NULL;
            DELETE FROM Copies WHERE Copy = Original;
            CREATE UNIQUE INDEX IX_Copies ON Copies (Copy);

            -- The same bytes have the same faces, in the same order; those that were drawn come after them.
            CREATE TABLE Moving AS
            SELECT MIN(face.Id) AS FaceId, copy.Original, face.Ordinal, other.Id AS Other
            FROM Kept JOIN Copies copy ON copy.Copy = Kept.PhotoId JOIN Faces face ON face.Id = Kept.FaceId
            LEFT JOIN Faces other ON other.PhotoId = copy.Original AND other.Ordinal = face.Ordinal
                AND ABS(other.Box_X - face.Box_X) < 0.01 AND ABS(other.Box_Y - face.Box_Y) < 0.01
            WHERE other.Id IS NULL OR other.Id NOT IN (SELECT FaceId FROM Kept)
            GROUP BY copy.Original, face.Ordinal;

            UPDATE People SET CoverFaceId = (SELECT FaceId FROM Moving WHERE Other = CoverFaceId) WHERE CoverFaceId IN (SELECT Other FROM Moving);
            DELETE FROM Enrolments WHERE FaceId IN (SELECT Other FROM Moving);
            DELETE FROM Rejections WHERE FaceId IN (SELECT Other FROM Moving);
            DELETE FROM FaceEmbeddings WHERE FaceId IN (SELECT Other FROM Moving);
            DELETE FROM Faces WHERE Id IN (SELECT Other FROM Moving);
            UPDATE Faces SET PhotoId = (SELECT Original FROM Moving WHERE FaceId = Faces.Id) WHERE Id IN (SELECT FaceId FROM Moving);

            INSERT OR IGNORE INTO SharePhotos (ShareId, PhotoId, AddedAt)
            SELECT ShareId, Original, AddedAt FROM SharePhotos JOIN Copies ON Copy = PhotoId;
            DELETE FROM SharePhotos WHERE PhotoId IN (SELECT Copy FROM Copies);
            UPDATE Proposals SET PhotoId = (SELECT Original FROM Copies WHERE Copy = PhotoId) WHERE PhotoId IN (SELECT Copy FROM Copies);
            UPDATE PhotoFiles SET PhotoId = (SELECT Original FROM Copies WHERE Copy = PhotoId) WHERE PhotoId IN (SELECT Copy FROM Copies);
            UPDATE Photos SET
                IsHidden = IsHidden OR EXISTS (SELECT 1 FROM Copies JOIN Photos copy ON copy.Id = Copy WHERE Original = Photos.Id AND copy.IsHidden),
                EventId = COALESCE(EventId, (SELECT copy.EventId FROM Copies JOIN Photos copy ON copy.Id = Copy WHERE Original = Photos.Id AND copy.EventId IS NOT NULL LIMIT 1))
            WHERE Id IN (SELECT Original FROM Copies);

            DELETE FROM Enrolments WHERE FaceId IN (SELECT Faces.Id FROM Faces JOIN Copies ON Copy = PhotoId);
            DELETE FROM Rejections WHERE FaceId IN (SELECT Faces.Id FROM Faces JOIN Copies ON Copy = PhotoId);
            DELETE FROM FaceEmbeddings WHERE FaceId IN (SELECT Faces.Id FROM Faces JOIN Copies ON Copy = PhotoId);
            DELETE FROM Faces WHERE PhotoId IN (SELECT Copy FROM Copies);
            DELETE FROM Photos WHERE Id IN (SELECT Copy FROM Copies);
            UPDATE Photos SET
                FaceCount = (SELECT COUNT(*) FROM Faces WHERE PhotoId = Photos.Id AND NOT IsNotAFace),
                NamedFaceCount = (SELECT COUNT(*) FROM Faces WHERE PhotoId = Photos.Id AND NOT IsNotAFace AND PersonId IS NOT NULL)
            WHERE Id IN (SELECT Original FROM Copies);

            DROP TABLE Moving;
            DROP TABLE Copies;
            DROP TABLE Kept;
            """;

        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Photos_ContentHash",
                table: "Photos");

            migrationBuilder.DropIndex(
                name: "IX_Photos_RootId_Path",
                table: "Photos");

            migrationBuilder.AddColumn<long>(
                name: "Look",
                table: "Photos",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "PhotoFiles",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    RootId = table.Column<int>(type: "INTEGER", nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    Path = table.Column<string>(type: "TEXT", nullable: false),
                    Size = table.Column<long>(type: "INTEGER", nullable: false),
                    ModifiedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    PhotoId = table.Column<int>(type: "INTEGER", nullable: true),
                    PendingSince = table.Column<DateTime>(type: "TEXT", nullable: true),
                    MissingSince = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PhotoFiles", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PhotoFiles_Photos_PhotoId",
                        column: x => x.PhotoId,
                        principalTable: "Photos",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.SetNull);
                    table.ForeignKey(
                        name: "FK_PhotoFiles_Roots_RootId",
                        column: x => x.RootId,
                        principalTable: "Roots",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.Sql(FilesOfPhotos);
            migrationBuilder.Sql(OneRowForAllCopies);

            migrationBuilder.CreateIndex(
                name: "IX_Photos_ContentHash",
                table: "Photos",
                column: "ContentHash",
                unique: true,
                filter: "Kind = 0");

            migrationBuilder.CreateIndex(
                name: "IX_Photos_RootId_Path",
                table: "Photos",
                columns: new[] { "RootId", "Path" });

            migrationBuilder.CreateIndex(
                name: "IX_Photos_Size",
                table: "Photos",
                column: "Size");

            migrationBuilder.CreateIndex(
                name: "IX_PhotoFiles_Kind_MissingSince_PendingSince",
                table: "PhotoFiles",
                columns: new[] { "Kind", "MissingSince", "PendingSince" });

            migrationBuilder.CreateIndex(
                name: "IX_PhotoFiles_PendingSince_Kind_Size",
                table: "PhotoFiles",
                columns: new[] { "PendingSince", "Kind", "Size" });

            migrationBuilder.CreateIndex(
                name: "IX_PhotoFiles_PhotoId_MissingSince_PendingSince",
                table: "PhotoFiles",
                columns: new[] { "PhotoId", "MissingSince", "PendingSince" });

            migrationBuilder.CreateIndex(
                name: "IX_PhotoFiles_RootId_Path",
                table: "PhotoFiles",
                columns: new[] { "RootId", "Path" },
                unique: true);
        }
    }
}
