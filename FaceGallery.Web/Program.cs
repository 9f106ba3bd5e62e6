using FaceGallery.Web.Commands;

return await FaceGalleryCommand.RunAsync(args);
