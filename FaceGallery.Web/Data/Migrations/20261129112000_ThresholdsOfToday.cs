using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace FaceGallery.Web.Data.Migrations
{
    /// <inheritdoc />
    // There is no way back: what was raised to the most that is allowed is not kept.
    public partial class ThresholdsOfToday : Migration
    {
        /// <summary>
        /// A threshold that the owner chose was of cosines, and 0.36 was the default where 0.46 is now. It moves by as much, to 0.9 at most: faces that many others speak for
        /// count for 0.10 more than by the cosine, and get the names they got, while those that are alone have to be more alike, as with the default. What the history would
        /// bring back when it is undone moves likewise, and so does what it says.
        /// </summary>
        private const string OnTodaysScale = """
            UPDATE ChosenThresholds SET MinMatchSimilarity = MIN(0.9, ROUND(MinMatchSimilarity + 0.1, 4));

            UPDATE ChangedRows SET
                "Before" = json_replace("Before", '$.MinMatchSimilarity', MIN(0.9, ROUND(("Before" ->> '$.MinMatchSimilarity') + 0.1, 4))),
                "After" = json_replace("After", '$.MinMatchSimilarity', MIN(0.9, ROUND(("After" ->> '$.MinMatchSimilarity') + 0.1, 4)))
            WHERE Entity = 'ChosenThreshold';

            UPDATE Changes SET Subject = printf(
                '%.2f → %.2f', MIN(0.9, CAST(Subject AS REAL) + 0.1), MIN(0.9, CAST(SUBSTR(Subject, INSTR(Subject, '→') + 2) AS REAL) + 0.1))
            WHERE Kind = 15;
            """;

        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(OnTodaysScale);
        }
    }
}
