using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace FaceGallery.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class CoveringIndexes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Faces_ClusterId",
                table: "Faces");

            migrationBuilder.DropIndex(
                name: "IX_Faces_PersonId_PhotoId",
                table: "Faces");

            migrationBuilder.DropIndex(
                name: "IX_Faces_SuggestedPersonId",
                table: "Faces");

            migrationBuilder.AddColumn<int>(
                name: "CoverPoints",
                table: "Faces",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            // As Face counts them.
            migrationBuilder.Sql("""
                UPDATE Faces SET CoverPoints =
                    CASE WHEN Quality_Flaws = 0 THEN 4 ELSE 0 END
                    + CASE WHEN ABS(Quality_Yaw) < 0.35 THEN 2 WHEN ABS(Quality_Yaw) < 0.7 THEN 1 ELSE 0 END
                    + CASE WHEN ABS(Quality_Roll) < 25 THEN 1 ELSE 0 END
                    + CASE WHEN Box_X > 0.01 AND Box_Y > 0.01 AND Box_X + Box_Width < 0.99 AND Box_Y + Box_Height < 0.99 THEN 2 ELSE 0 END
                    + CASE WHEN Quality_Size > 120 THEN 2 WHEN Quality_Size > 60 THEN 1 ELSE 0 END
                    + CASE WHEN Quality_Sharpness > 60 THEN 1 ELSE 0 END;
                """);

            migrationBuilder.CreateIndex(
                name: "IX_Photos_Kind_State_MissingSince_IsHidden",
                table: "Photos",
                columns: new[] { "Kind", "State", "MissingSince", "IsHidden" },
                filter: "Kind <> 0 OR State <> 1 OR MissingSince IS NOT NULL OR IsHidden");

            migrationBuilder.CreateIndex(
                name: "IX_Faces_ClusterId",
                table: "Faces",
                column: "ClusterId",
                filter: "ClusterId IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Faces_PersonId_ClusterId_PhotoId_IsNotAFace_IsStranger",
                table: "Faces",
                columns: new[] { "PersonId", "ClusterId", "PhotoId", "IsNotAFace", "IsStranger" },
                filter: "PersonId IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Faces_PersonId_PhotoId_IsNotAFace_CoverPoints",
                table: "Faces",
                columns: new[] { "PersonId", "PhotoId", "IsNotAFace", "CoverPoints" });

            migrationBuilder.CreateIndex(
                name: "IX_Faces_SuggestedPersonId_ClusterId_PhotoId_IsNotAFace_IsStranger_Revision_SuggestedSimilarity",
                table: "Faces",
                columns: new[] { "SuggestedPersonId", "ClusterId", "PhotoId", "IsNotAFace", "IsStranger", "Revision", "SuggestedSimilarity" },
                filter: "SuggestedPersonId IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Photos_Kind_State_MissingSince_IsHidden",
                table: "Photos");

            migrationBuilder.DropIndex(
                name: "IX_Faces_ClusterId",
                table: "Faces");

            migrationBuilder.DropIndex(
                name: "IX_Faces_PersonId_ClusterId_PhotoId_IsNotAFace_IsStranger",
                table: "Faces");

            migrationBuilder.DropIndex(
                name: "IX_Faces_PersonId_PhotoId_IsNotAFace_CoverPoints",
                table: "Faces");

            migrationBuilder.DropIndex(
                name: "IX_Faces_SuggestedPersonId_ClusterId_PhotoId_IsNotAFace_IsStranger_Revision_SuggestedSimilarity",
                table: "Faces");

            migrationBuilder.DropColumn(
                name: "CoverPoints",
                table: "Faces");

            migrationBuilder.CreateIndex(
                name: "IX_Faces_ClusterId",
                table: "Faces",
                column: "ClusterId");

            migrationBuilder.CreateIndex(
                name: "IX_Faces_PersonId_PhotoId",
                table: "Faces",
                columns: new[] { "PersonId", "PhotoId" });

            migrationBuilder.CreateIndex(
                name: "IX_Faces_SuggestedPersonId",
                table: "Faces",
                column: "SuggestedPersonId");
        }
    }
}
