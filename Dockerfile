# Builds the one executable and runs it as an unprivileged user. /photos and /people are mounted read-only, /data is ours.
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
ARG TARGETARCH=amd64
WORKDIR /source
COPY global.json Directory.Build.props Directory.Packages.props BannedSymbols.txt .editorconfig appsettings.json ./
COPY FaceGallery.Domain/ FaceGallery.Domain/
COPY FaceGallery.Web/ FaceGallery.Web/
RUN dotnet publish FaceGallery.Web -c Release -r linux-$( [ "$TARGETARCH" = arm64 ] && echo arm64 || echo x64 ) --no-self-contained -o /app

FROM mcr.microsoft.com/dotnet/aspnet:10.0
WORKDIR /app
COPY --from=build /app .
RUN mkdir /data /photos /people && chown app /data
USER app
ENV Library__Photos__0=/photos Library__People=/people Data__Folder=/data urls=http://+:8080
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=1m --start-period=30s CMD ["dotnet", "FaceGallery.Web.dll", "health"]
ENTRYPOINT ["dotnet", "FaceGallery.Web.dll"]
