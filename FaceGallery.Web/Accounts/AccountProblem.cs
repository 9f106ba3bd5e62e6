namespace FaceGallery.Web.Accounts;

/// <summary>Why an account cannot be made or changed; the words are those of "Account.Problem".</summary>
public enum AccountProblem
{
    /// <summary>There is no name, or it is too long.</summary>
    BadName,

    NameTaken,

    /// <summary>Fewer letters than <see cref="PasswordRules.LeastOfFriend"/>, apart from the account's name.</summary>
    ShortPassword,

    /// <summary>Fewer letters than <see cref="PasswordRules.LeastOfOwner"/>, apart from the account's name.</summary>
    ShortOwnerPassword,

    /// <summary>More letters than <see cref="PasswordRules.Max"/>.</summary>
    LongPassword,

    /// <summary>One of those that are tried first.</summary>
    CommonPassword,

    /// <summary>The two passwords are not the same.</summary>
    DifferentPasswords,

    /// <summary>The present password is wrong.</summary>
    WrongPassword,

    /// <summary>There is an owner already.</summary>
    HasOwner,

    /// <summary>The account is no longer there.</summary>
    Gone,
}
