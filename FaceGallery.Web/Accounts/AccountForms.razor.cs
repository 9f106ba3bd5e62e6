using FaceGallery.Web.Data;
using Microsoft.AspNetCore.Components;

namespace FaceGallery.Web.Accounts;

/// <summary>One's own password, and the ways out.</summary>
public partial class AccountForms
{
    /// <summary>Why the password was not changed, as <see cref="AccountProblem"/> is called.</summary>
    [Parameter]
    public string? Problem { get; set; }

    /// <summary>Whose password it is.</summary>
    [Parameter, EditorRequired]
    public AccountRole Role { get; set; }

    /// <summary>Seconds until another password is looked at.</summary>
    [Parameter]
    public string? Wait { get; set; }

    [Parameter]
    public string? Done { get; set; }

    // It comes in an address: only what is a problem is said.
    private string? Said => Problem == AccountEndpoints.TooOften ? AccountWait.Tell(Text, AccountWait.Read(Wait))
        : Enum.TryParse<AccountProblem>(Problem, out var problem) && Enum.IsDefined(problem) ? Text[$"Account.Problem.{problem}"] : null;
}
