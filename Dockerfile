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

# docker build --target cuda . makes the image for NVIDIA GPUs: the same program with the library for CUDA 13 and cuDNN 9, on an image that has these.
FROM build AS build-cuda
RUN dotnet publish FaceGallery.Web -c Release -r linux-x64 --self-contained -p:Accelerator=cuda -o /app-cuda

FROM nvidia/cuda:13.0.1-cudnn-runtime-ubuntu24.04 AS cuda
RUN apt-get update && apt-get install -y --no-install-recommends libicu74 tzdata && rm -rf /var/lib/apt/lists/*
COPY --from=build-cuda /app-cuda /app
COPY --from=build --chown=1654:1654 /data /data
USER 1654
ENV Data__Folder=/data urls=http://+:8080
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s CMD ["/app/FaceGallery.Web", "health"]
ENTRYPOINT ["/app/FaceGallery.Web"]

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
