using System.Text.RegularExpressions;
using FaceGallery.Tests.Fixtures;
using FaceGallery.Web.Data;
using Shouldly;

namespace FaceGallery.Tests;

/// <summary>What docs/architecture.md promises of the code's shape.</summary>
public sealed partial class HouseRulesTests
{
    private const int MaxDependencies = 5;

    private static readonly string[] BannedTypeEndings = ["Helper", "Helpers", "Util", "Utils", "Extensions", "Repository", "Mediator"];

    [Fact]
    public void The_domain_knows_nothing_of_the_web_and_does_no_input_or_output()
    {
        Offenders(source => source.Name.StartsWith("FaceGallery.Domain/", StringComparison.Ordinal) && BannedInDomain().IsMatch(source.Text)).ShouldBeEmpty();
        SourceFiles.Project("FaceGallery.Domain").ShouldNotContain("ProjectReference");
        PackageReference().Matches(SourceFiles.Project("FaceGallery.Domain")).Select(match => match.Groups[1].Value).ShouldBe(["System.Numerics.Tensors"]);
        SourceFiles.Project("FaceGallery.Web").ShouldNotContain("FaceGallery.Tests");
    }

    [Fact]
    public void Names_say_what_a_thing_is() =>
        Offenders(source => Array.Exists(BannedTypeEndings, ending => source.TypeName.EndsWith(ending, StringComparison.Ordinal))).ShouldBeEmpty();

    [Fact]
    public void Every_folder_is_a_namespace() =>
        Offenders(source => Namespace().Match(source.Text) is { Success: true } declared && declared.Groups[1].Value != source.Folder).ShouldBeEmpty();

    [Fact]
    public void Files_of_the_library_are_opened_in_one_way() =>
        Offenders(source => source.Name.StartsWith("FaceGallery.Web/", StringComparison.Ordinal) && !source.Folder.EndsWith(".Files", StringComparison.Ordinal)
            && source.Text.Contains("LibraryFile.Open(", StringComparison.Ordinal)).ShouldBeEmpty();

    [Fact]
    public void Classes_have_few_dependencies()
    {
        var crowded = typeof(DataFolder).Assembly.GetTypes()
            .Where(type => type is { IsClass: true, IsAbstract: false } && type.Namespace?.StartsWith("FaceGallery.Web", StringComparison.Ordinal) == true)
            .Where(type => !type.IsDefined(typeof(System.Runtime.CompilerServices.CompilerGeneratedAttribute), inherit: false))
            .Where(type => type.GetConstructors().Any(constructor => constructor.GetParameters().Count(parameter => IsService(parameter.ParameterType)) > MaxDependencies));
        crowded.Select(type => type.FullName).ShouldBeEmpty();
    }

    private static IEnumerable<string> Offenders(Func<SourceFile, bool> breaks) => SourceFiles.All().Where(breaks).Select(source => source.Name);

    /// <summary>Data that a record carries is no dependency; a logger and its like count as one each.</summary>
    private static bool IsService(Type type) =>
        (type.IsInterface && type.Namespace?.StartsWith("System.Collections", StringComparison.Ordinal) != true)
        || (type.IsClass && type.Namespace?.StartsWith("FaceGallery.Web", StringComparison.Ordinal) == true && type.GetMethod("<Clone>$") is null);

    [GeneratedRegex(@"System\.IO|EntityFrameworkCore|AspNetCore|System\.Net\b|\bFile\.|\bDirectory\.|HttpClient")]
    private static partial Regex BannedInDomain();

    [GeneratedRegex("<PackageReference Include=\"([^\"]+)\"")]
    private static partial Regex PackageReference();

    [GeneratedRegex(@"^namespace ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Namespace();
}
