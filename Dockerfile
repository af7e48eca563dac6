# Guanxi, built by Maven and run on a Java 17 runtime by a user without rights. It writes to /data and /tmp only:
#
#     docker build -t guanxi .
#     docker run --rm --read-only --tmpfs /tmp -v guanxi:/data -p 127.0.0.1:8080:8080 -e GUANXI_JWT_SECRET guanxi demo
#
# It listens on all of its addresses, and so asks for credentials: tokens signed with a secret of at least 32 bytes.

FROM maven:3-eclipse-temurin-17 AS build
WORKDIR /build
# Format and tests are the checks of a commit; the class data is recorded below, by the Java that will use it.
ARG SKIP="-Dmaven.test.skip -Dspotless.check.skip -Dexec.skip"
# The pom alone, without sources: what it downloads stays in a layer that a change of the sources does not touch.
COPY pom.xml ./
COPY .mvn .mvn
RUN mvn -B -ntp -q package $SKIP
COPY schema schema
COPY cypher cypher
COPY src/main src/main
RUN mvn -B -ntp -q package $SKIP

FROM eclipse-temurin:17-jre
# The embedded database (Neo4j Community and OpenGDS, files of their own in lib) is under the GPL, and so is the image as a whole.
LABEL org.opencontainers.image.title="Guanxi" \
      org.opencontainers.image.description="A GraphQL social-graph backend for people who run communities" \
      org.opencontainers.image.licenses="Apache-2.0 AND GPL-3.0-or-later"
RUN groupadd --gid 10001 guanxi \
    && useradd --uid 10001 --gid guanxi --no-create-home --home-dir /data --shell /usr/sbin/nologin guanxi \
    && install -d -o guanxi -g guanxi /data
COPY LICENSE /opt/guanxi/
COPY --from=build /build/target/lib /opt/guanxi/lib
COPY --from=build /build/target/guanxi.jar /opt/guanxi/
# A start with a small demo, whose loaded classes are kept for the starts to come. It is also the image's first test.
RUN GUANXI_DATA=/tmp/training GUANXI_HTTP_PORT=0 java -XX:ArchiveClassesAtExit=/opt/guanxi/guanxi.jsa \
        -Xlog:cds=off -Xlog:cds+dynamic=off -jar /opt/guanxi/guanxi.jar demo --members=100 --then-stop \
    && rm -rf /tmp/*

ENV GUANXI_HTTP_HOST=0.0.0.0 \
    GUANXI_DATA=/data/neo4j
USER guanxi
# An import leaves its rejects.csv here.
WORKDIR /data
VOLUME /data
EXPOSE 8080
# The runtime's image promises no curl or wget; bash opens a connection itself.
HEALTHCHECK --interval=5s --timeout=5s --start-period=60s CMD ["bash", "-c", \
    "exec 3<>/dev/tcp/127.0.0.1/${GUANXI_HTTP_PORT:-8080} && printf 'GET /health/ready HTTP/1.0\\r\\n\\r\\n' >&3 && read -r _ status _ <&3 && [ \"$status\" = 200 ]"]
# More options for Java go into JDK_JAVA_OPTIONS. No shell stands between, so that a stop reaches Java, which closes in order.
ENTRYPOINT ["java", "-XX:SharedArchiveFile=/opt/guanxi/guanxi.jsa", "-Xshare:auto", "-Xlog:cds=off", "-Xlog:cds+dynamic=off", \
    "-XX:MaxRAMPercentage=60", "-XX:+ExitOnOutOfMemoryError", "-jar", "/opt/guanxi/guanxi.jar"]
CMD ["serve"]
