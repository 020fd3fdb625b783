package org.zhengyuan.server.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;

/** The account that a new installation begins with. */
public final class FirstOperator {
    private static final String NEXT = "a-long-password-of-the-operator-4711";

    private FirstOperator() {}

    /** Signs in for the first time, which is possible while the log stands still. */
    public static DemoCaller of(DemoServer demo) throws IOException {
        String present = Files.readString(demo.process().data().resolve("first-sign-in.txt"))
                .lines()
                .filter(line -> line.startsWith("password:"))
                .map(line -> line.substring("password:".length()).strip())
                .findFirst()
                .orElseThrow();
        assertThat(DemoCaller.person(demo, "operator", present)
                        .postJson("/api/v1/password", "{\"present\": \"" + present + "\", \"next\": \"" + NEXT + "\"}")
                        .statusCode())
                .isEqualTo(204);
        return DemoCaller.person(demo, "operator", NEXT);
    }
}
