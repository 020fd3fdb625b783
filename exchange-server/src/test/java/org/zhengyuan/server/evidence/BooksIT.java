package org.zhengyuan.server.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.zhengyuan.seal.proof.Trust;
import org.zhengyuan.seal.receipt.ReceiptVerification;
import org.zhengyuan.seal.report.Verdict;
import org.zhengyuan.server.testing.Books;
import org.zhengyuan.server.testing.DemoCaller;
import org.zhengyuan.server.testing.DemoServer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The books of a city that has run, checked from outside while its server runs. */
class BooksIT {
    private final DemoServer demo = DemoServer.shared();
    private final Path data = demo.process().data();

    @Test
    void theBooksOfTheCityAreInOrder() {
        Books.areInOrder(demo.process());
    }

    @Test
    void aCallThatMakesNoSenseIsToldApart() {
        assertThat(Books.check("--jdbc", "jdbc:other:x", "--log", data.toString(), "--trust", keys())
                        .at("/error/en")
                        .asString())
                .contains("jdbc:postgresql:");
    }

    @Test
    void aRowOfADeliveryHasAReceipt() throws Exception {
        DemoCaller auditor = DemoCaller.person(demo, "auditor");
        String submission = withRows(JsonMapper.shared()
                .readTree(auditor.get("/api/v1/submissions").body())
                .get("items"));
        String path = "/api/v1/submissions/" + submission + "/row-receipts/1";
        await().until(() -> auditor.get(path).statusCode() == 200);
        HttpResponse<String> receipt = auditor.get(path);
        Trust trust = Trust.parse(Files.readString(data.resolve("log/keys")));
        assertThat(ReceiptVerification.verify(receipt.body().getBytes(StandardCharsets.UTF_8), trust)
                        .verdict())
                .isNotEqualTo(Verdict.FAILED);
        assertThat(JsonMapper.shared()
                        .readTree(receipt.body())
                        .at("/row/number")
                        .asInt())
                .isEqualTo(1);
        assertThat(auditor.get(path.replace("/1", "/99999999")).statusCode()).isEqualTo(404);
    }

    /** One that came to something: other tests leave files that were refused as a whole. */
    private static String withRows(JsonNode submissions) {
        for (JsonNode one : submissions) {
            if (one.at("/rows/created").asLong() > 0) {
                return one.get("id").asString();
            }
        }
        throw new AssertionError("no submission created a row");
    }

    private String keys() {
        return data.resolve("log/keys").toString();
    }
}
