# syntax=docker/dockerfile:1
# Builds for the machine at hand, or across: docker buildx build --platform linux/amd64,linux/arm64 .
FROM --platform=$BUILDPLATFORM mcr.microsoft.com/dotnet/sdk:10.0 AS build
ARG TARGETARCH=amd64
WORKDIR /source
COPY global.json Directory.Build.props Directory.Packages.props BannedSymbols.txt .editorconfig appsettings.json ./
COPY FaceGallery.Domain/ FaceGallery.Domain/
COPY FaceGallery.Web/ FaceGallery.Web/
RUN dotnet publish FaceGallery.Web -c Release -r linux-$( [ "$TARGETARCH" = arm64 ] && echo arm64 || echo x64 ) --self-contained -o /app \
 && mkdir /data

# No shell, no package manager, no root: what the program needs, and the program.
FROM mcr.microsoft.com/dotnet/runtime-deps:10.0-noble-chiseled-extra
ARG VERSION=0.1.0
LABEL org.opencontainers.image.title="FaceGallery" \
      org.opencontainers.image.description="Sorts a photo share by the people in it, on your own server" \
      org.opencontainers.image.licenses="MIT" \
      org.opencontainers.image.version="$VERSION"
COPY --from=build /app /app
COPY --from=build --chown=$APP_UID:$APP_UID /data /data
USER $APP_UID
ENV Data__Folder=/data urls=http://+:8080
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s CMD ["/app/FaceGallery.Web", "health"]
ENTRYPOINT ["/app/FaceGallery.Web"]
