using System.Text.RegularExpressions;
using FaceGallery.Tests.Fixtures;
using FaceGallery.Web.Data;
using Shouldly;

namespace FaceGallery.Tests;

/// <summary>What docs/architecture.md promises of the code's shape.</summary>
public sealed partial class HouseRulesTests
{
    private const int MostLinesOfFile = 300;
    private const int MostLinesOfMethod = 40;
    private const int MostDependencies = 5;

    private static readonly string[] BannedTypeEndings = ["Helper", "Helpers", "Util", "Utils", "Extensions", "Repository", "Mediator"];

    public static TheoryData<string> Sources => [.. SourceFiles.All(".cs", ".razor").Select(file => SourceFiles.Name(file))];

    [Fact]
    public void The_domain_knows_nothing_of_the_web_and_does_no_input_or_output()
    {
        var banned = BannedInDomain();
        SourceFiles.Of("FaceGallery.Domain").Where(file => banned.IsMatch(File.ReadAllText(file))).Select(SourceFiles.Name).ShouldBeEmpty();
        SourceFiles.Project("FaceGallery.Domain").ShouldNotContain("ProjectReference");
        PackageReference().Matches(SourceFiles.Project("FaceGallery.Domain")).Select(match => match.Groups[1].Value).ShouldBe(["System.Numerics.Tensors"]);
        SourceFiles.Project("FaceGallery.Web").ShouldNotContain("FaceGallery.Tests");
    }

    [Theory]
    [MemberData(nameof(Sources))]
    public void Files_and_methods_stay_short(string name)
    {
        var lines = SourceFiles.Lines(name);
        lines.Length.ShouldBeLessThanOrEqualTo(MostLinesOfFile, name);
        MethodLengths.Of(lines).ShouldAllBe(method => method.Lines <= MostLinesOfMethod, name);
    }

    [Theory]
    [MemberData(nameof(Sources))]
    public void A_file_bears_the_name_of_its_one_public_type(string name)
    {
        var types = PublicType().Matches(string.Join('\n', SourceFiles.Lines(name))).Select(match => match.Groups[1].Value).ToList();
        types.Count.ShouldBeLessThanOrEqualTo(1, name);
        types.ShouldAllBe(type => type == Path.GetFileName(name).Split('.')[0], name);
    }

    [Theory]
    [MemberData(nameof(Sources))]
    public void Names_say_what_a_thing_is(string name) =>
        BannedTypeEndings.ShouldAllBe(ending => !Path.GetFileName(name).Split('.')[0].EndsWith(ending, StringComparison.Ordinal), name);

    [Theory]
    [MemberData(nameof(Sources))]
    public void Every_folder_is_a_namespace(string name)
    {
        var declared = Namespace().Match(string.Join('\n', SourceFiles.Lines(name)));
        if (declared.Success)
        {
            declared.Groups[1].Value.ShouldBe(Path.GetDirectoryName(name)!.Replace('/', '.'), name);
        }
    }

    [Fact]
    public void Classes_have_few_dependencies()
    {
        var crowded = typeof(DataFolder).Assembly.GetTypes()
            .Where(type => type is { IsClass: true, IsAbstract: false } && type.Namespace?.StartsWith("FaceGallery.Web", StringComparison.Ordinal) == true)
            .Where(type => !type.IsDefined(typeof(System.Runtime.CompilerServices.CompilerGeneratedAttribute), inherit: false))
            .Where(type => type.GetConstructors().Any(constructor => constructor.GetParameters().Count(parameter => IsService(parameter.ParameterType)) > MostDependencies));
        crowded.Select(type => type.FullName).ShouldBeEmpty();
    }

    /// <summary>Data that a record carries is no dependency; a logger and its like count as one each.</summary>
    private static bool IsService(Type type) =>
        (type.IsInterface && !type.FullName!.StartsWith("System.Collections", StringComparison.Ordinal))
        || (type.IsClass && type.Namespace?.StartsWith("FaceGallery.Web", StringComparison.Ordinal) == true && type.GetMethod("<Clone>$") is null);

    [GeneratedRegex(@"System\.IO|EntityFrameworkCore|AspNetCore|System\.Net\b|\bFile\.|\bDirectory\.|HttpClient")]
    private static partial Regex BannedInDomain();

    [GeneratedRegex("<PackageReference Include=\"([^\"]+)\"")]
    private static partial Regex PackageReference();

    [GeneratedRegex(@"^public (?:(?:static|sealed|abstract|partial|readonly|unsafe) )*(?:class|record struct|record|struct|enum|interface) (\w+)", RegexOptions.Multiline)]
    private static partial Regex PublicType();

    [GeneratedRegex(@"^namespace ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Namespace();
}
