namespace FaceGallery.Web.Access;

/// <summary>Why an account cannot be made or changed; the words are those of "Account.Problem".</summary>
public enum AccountProblem
{
    /// <summary>There is no name, or it is too long.</summary>
    BadName,

    NameTaken,

    /// <summary>Fewer letters than <see cref="AccountServices.LeastPasswordLength"/>, or too many.</summary>
    ShortPassword,

    /// <summary>The two passwords are not the same.</summary>
    DifferentPasswords,

    /// <summary>The present password is wrong.</summary>
    WrongPassword,

    /// <summary>There is an owner already.</summary>
    HasOwner,

    /// <summary>The account is no longer there.</summary>
    Gone,
}
