using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace FaceGallery.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class AlbumIndex : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Photos_Kind_State_MissingSince_IsHidden_SortTime_FaceCount_NamedFaceCount_Width_Height",
                table: "Photos");

            migrationBuilder.CreateIndex(
                name: "IX_Photos_SortTime_Id_FaceCount_NamedFaceCount_Width_Height_StackId_Kind_State_MissingSince_IsHidden",
                table: "Photos",
                columns: new[] { "SortTime", "Id", "FaceCount", "NamedFaceCount", "Width", "Height", "StackId", "Kind", "State", "MissingSince", "IsHidden" },
                filter: "Kind = 0 AND State = 1 AND MissingSince IS NULL AND NOT IsHidden");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Photos_SortTime_Id_FaceCount_NamedFaceCount_Width_Height_StackId_Kind_State_MissingSince_IsHidden",
                table: "Photos");

            migrationBuilder.CreateIndex(
                name: "IX_Photos_Kind_State_MissingSince_IsHidden_SortTime_FaceCount_NamedFaceCount_Width_Height",
                table: "Photos",
                columns: new[] { "Kind", "State", "MissingSince", "IsHidden", "SortTime", "FaceCount", "NamedFaceCount", "Width", "Height" });
        }
    }
}
