package org.zhengyuan.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.zhengyuan.server.testing.ServerDatabase;
import org.zhengyuan.server.testing.ServerProcess;

/** The server and its database as processes: what survives which death, and what is refused. Every test leaves a running server. */
class PlatformIT {
    private static final Path DATA = ServerProcess.newDataFolder();
    private static ServerProcess server;

    @BeforeAll
    static void start() {
        server = ServerProcess.start(DATA);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void acknowledgedCommitsAreDurable() throws SQLException {
        try (Connection connection = server.database().asApplication()) {
            assertThat(ServerDatabase.value(connection, "SHOW fsync")).isEqualTo("on");
            assertThat(ServerDatabase.value(connection, "SHOW synchronous_commit"))
                    .isEqualTo("on");
            assertThat(ServerDatabase.value(connection, "SHOW full_page_writes"))
                    .isEqualTo("on");
            assertThat(ServerDatabase.value(connection, "SHOW data_checksums")).isEqualTo("on");
        }
    }

    @Test
    void theApplicationsRoleOwnsNothingAndMakesNothing() throws SQLException {
        try (Connection connection = server.database().asApplication()) {
            for (String ddl : new String[] {
                "CREATE TABLE mine (id int)",
                "CREATE TEMP TABLE mine (id int)",
                "CREATE SCHEMA mine",
                "CREATE ROLE mine"
            }) {
                assertThatThrownBy(() -> connection.createStatement().execute(ddl))
                        .as(ddl)
                        .isInstanceOfSatisfying(SQLException.class, e -> assertThat(e.getSQLState())
                                .isEqualTo("42501"));
            }
            assertThat(ServerDatabase.value(
                            connection, "SELECT count(*) FROM pg_class WHERE relowner = 'zhengyuan_app'::regrole"))
                    .isEqualTo("0");
        }
    }

    @Test
    void nobodyComesInWithoutThePassword() {
        for (String role : new String[] {"postgres", "zhengyuan_owner", "zhengyuan_app"}) {
            assertThatThrownBy(() -> server.database().connect(role, "guess"))
                    .as(role)
                    .hasMessageContaining("password authentication failed");
        }
    }

    @Test
    void secretsAndDataAreReadableByTheirOwnerOnly() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(DATA)))
                .isEqualTo("rwx------");
        for (String file : new String[] {"postgres-superuser", "postgres-owner", "postgres-app"}) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(
                            DATA.resolve("secrets").resolve(file))))
                    .as(file)
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void itListensOnBothLoopbackAddressesAndNoOther() throws IOException {
        for (String address : new String[] {"127.0.0.1", "::1"}) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(address, server.port()), 2000);
                assertThat(socket.isConnected()).isTrue();
            }
        }
        assertThatThrownBy(() -> new Socket("127.0.0.2", server.port()).close()).isInstanceOf(IOException.class);
    }

    @Test
    void aKilledServerFindsItsDataAndItsOrphanedDatabaseAgain() throws SQLException {
        try (Connection connection = server.database().asOwner()) {
            connection
                    .createStatement()
                    .execute("DROP TABLE IF EXISTS kept; CREATE TABLE kept AS SELECT 'here' AS word");
        }
        server.kill();
        assertThat(server.database().postmaster()).as("the orphan").isPresent();

        server = ServerProcess.start(DATA);

        assertThat(server.output()).contains("an earlier server left it running");
        try (Connection connection = server.database().asOwner()) {
            assertThat(ServerDatabase.value(connection, "SELECT word FROM kept"))
                    .isEqualTo("here");
        }
    }

    @Test
    void aKilledDatabaseIsStartedAgainWhileTheServerWorks() {
        ProcessHandle killed = server.database().postmaster().orElseThrow();
        server.database().kill();
        await().atMost(Duration.ofSeconds(60)).ignoreExceptions().untilAsserted(() -> {
            try (Connection connection = server.database().asApplication()) {
                assertThat(ServerDatabase.value(connection, "SELECT 1")).isEqualTo("1");
            }
        });
        assertThat(server.database().postmaster().orElseThrow().pid()).isNotEqualTo(killed.pid());
    }

    @Test
    void aSecondServerOnTheSameDataIsRefused() {
        ServerProcess second = ServerProcess.launch(DATA, ServerProcess.freePort());

        assertThat(second.exitCode()).isEqualTo(1);
        assertThat(second.output().strip())
                .startsWith("Not started: another server (process ")
                .hasLineCount(1);
    }

    @Test
    void aTakenPortIsToldInOneLine() {
        Path elsewhere = ServerProcess.newDataFolder();
        try (ServerProcess second = ServerProcess.launch(elsewhere, server.port())) {
            assertThat(second.exitCode()).isEqualTo(1);
            assertThat(second.output().strip())
                    .isEqualTo("Not started: port " + server.port() + " is taken; choose another with --port N");
        }
    }

    @Test
    void aDatabaseThatCouldLoseCommitsIsRefused() throws IOException {
        server.stop();
        assertThat(server.database().postmaster()).as("stopped with the server").isEmpty();
        Path operator = DATA.resolve("postgres/operator.conf");
        Files.writeString(operator, "fsync = off\n", StandardOpenOption.CREATE);
        try (ServerProcess unsafe = ServerProcess.launch(DATA, ServerProcess.freePort())) {
            assertThat(unsafe.exitCode()).isEqualTo(1);
            assertThat(unsafe.output()).contains("Not started: the database says fsync = off");
            assertThat(unsafe.database().postmaster()).as("left nothing behind").isEmpty();
        } finally {
            Files.delete(operator);
        }
        server = ServerProcess.start(DATA);
    }

    @Test
    void withTlsItAnswersUnderACertificateOfItsOwn() throws Exception {
        server.stop();
        server = ServerProcess.start(DATA, "--tls");

        CertificateFactory certificates = CertificateFactory.getInstance("X.509");
        KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null);
        try (InputStream pem = Files.newInputStream(DATA.resolve("tls/localhost.pem"))) {
            trusted.setCertificateEntry("local", certificates.generateCertificate(pem));
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(null, trust.getTrustManagers(), null);

        for (String address : new String[] {"127.0.0.1", "[::1]", "localhost"}) {
            try (HttpClient client = HttpClient.newBuilder().sslContext(tls).build()) {
                URI health = URI.create("https://" + address + ":" + server.port() + "/actuator/health/readiness");
                HttpResponse<String> answer =
                        client.send(HttpRequest.newBuilder(health).build(), HttpResponse.BodyHandlers.ofString());
                assertThat(answer.statusCode()).as(address).isEqualTo(200);
                assertThat(answer.headers().firstValue("Strict-Transport-Security"))
                        .as(address)
                        .hasValueSatisfying(value -> assertThat(value).contains("max-age=31536000"));
            }
        }
        assertThat(server.output()).contains("https://localhost:" + server.port());
    }
}
