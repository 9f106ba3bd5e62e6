namespace FaceGallery.Web.Review;

public static class ReviewServices
{
    public static IServiceCollection AddReview(this IServiceCollection services) =>
        services.AddSingleton<ReviewService>();
}
