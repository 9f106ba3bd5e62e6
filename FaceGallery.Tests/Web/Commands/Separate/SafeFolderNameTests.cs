using System.Text;
using FaceGallery.Domain.People;
using FaceGallery.Web.Commands.Separate;
using FaceGallery.Web.Export;
using FaceGallery.Web.Files;
using Shouldly;

namespace FaceGallery.Tests.Web.Commands.Separate;

public sealed class SafeFolderNameTests
{
    [Theory]
    [InlineData("Anna Müller", "Anna Müller")]
    [InlineData("a/b", "a_b")]
    [InlineData(@"a\b:c*d?e""f<g>h|i", "a_b_c_d_e_f_g_h_i")]
    [InlineData("..", "__")]
    [InlineData(".", "_")]
    [InlineData(".hidden", "_hidden")]
    [InlineData("Dr.", "Dr_")]
    [InlineData("tab\there", "tab_here")]
    [InlineData("CON", "_CON")]
    [InlineData("nul.txt", "_nul.txt")]
    [InlineData("COM1", "_COM1")]
    [InlineData("Conrad", "Conrad")]
    [InlineData("👩‍👩‍👧 family", "👩‍👩‍👧 family")]
    [InlineData("", "_")]
    public void A_name_is_changed_only_where_some_system_forbids_it(string name, string expected) =>
        SafeFolderName.Of(name).ShouldBe(expected);

    [Theory]
    [InlineData("Ж")]
    [InlineData("字")]
    [InlineData("👩‍👩‍👧")]
    public void A_long_name_is_cut_to_what_a_drive_takes_and_stays_its_own(string character)
    {
        var name = string.Concat(Enumerable.Repeat(character, 200));

        Encoding.UTF8.GetByteCount(SafeFolderName.Of(name)).ShouldBeInRange(200, PortableName.MaxBytes);
        SafeFolderName.Of(name).ShouldBe(SafeFolderName.Of(name));
        SafeFolderName.Of(name).ShouldNotBe(SafeFolderName.Of(name + "x"));
    }

    [Fact]
    public void Two_people_never_share_a_folder()
    {
        var folders = Folders("a_B", "a/b", "a:b", "Anna");

        folders.Distinct(StringComparer.OrdinalIgnoreCase).Count().ShouldBe(4);
        folders[0].ShouldBe("a_B");
        folders[3].ShouldBe("Anna");
        Folders("Anna", "a:b", "a_B", "a/b")[1].ShouldBe(folders[2]);
    }

    [Theory]
    [InlineData("Group")]
    [InlineData("unknown")]
    [InlineData(".facegallery")]
    public void Nobodys_folder_is_one_of_ours(string name) =>
        Folders(name)[0].ToUpperInvariant().ShouldNotBe(name.ToUpperInvariant());

    private static string[] Folders(params string[] names)
    {
        var people = names.Select((name, index) => new Person { Id = index, Name = name, NameKey = name.ToUpperInvariant() }).ToList();
        return [.. AlbumFolders.For(people).OrderBy(folder => folder.Key).Select(folder => folder.Value)];
    }
}
