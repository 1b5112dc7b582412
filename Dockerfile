# voice-preflight in a small image that runs as nobody:
#
#   docker build -t voice-preflight .
#   docker run --rm -v "$PWD:/work:ro" voice-preflight check --profile tencent-vod-clone takes
FROM swift:6.3-bookworm AS build
RUN apt-get update -q \
    && apt-get install -q -y --no-install-recommends \
        libsndfile1-dev libmpg123-dev libfaad-dev libzip-dev libsqlite3-dev pkg-config libsoxr-dev \
        libmp3lame-dev \
        libssl-dev libcurl4-openssl-dev libxml2-dev zlib1g-dev \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /src
COPY . .
RUN swift build -c release --static-swift-stdlib --product voice-preflight \
    && swift build -c release --static-swift-stdlib --product vendor-sandbox \
    && install -D -s -t /out .build/release/voice-preflight .build/release/vendor-sandbox

FROM debian:bookworm-slim
RUN apt-get update -q \
    && apt-get install -q -y --no-install-recommends \
        libsndfile1 libmpg123-0 libfaad2 libsoxr0 libmp3lame0 libzip4 libsqlite3-0 libssl3 libcurl4 \
        ca-certificates \
    && rm -rf /var/lib/apt/lists/*
COPY --from=build /out/ /usr/local/bin/
# FAAD2, which the command links, is under the GPL: whoever passes this image on passes it on under the GPL.
USER 65534:65534
WORKDIR /work
ENTRYPOINT ["voice-preflight"]
