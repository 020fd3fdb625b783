package org.zhengyuan.exchange.intake.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.servlet.ServletInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.DelegatingServletInputStream;
import org.springframework.mock.web.MockHttpServletRequest;
import org.zhengyuan.exchange.access.Actor;
import org.zhengyuan.exchange.access.Role;
import org.zhengyuan.exchange.intake.HeldSubmissions;
import org.zhengyuan.exchange.intake.IntakeRefusal;
import org.zhengyuan.exchange.intake.Receiving;
import org.zhengyuan.exchange.intake.ReceivingFixture;
import org.zhengyuan.exchange.intake.disk.DiskSpool;
import org.zhengyuan.exchange.intake.disk.SpoolLimits;
import org.zhengyuan.exchange.problem.ProblemException;
import org.zhengyuan.exchange.testing.Controllers;

class BrokenOffUploadTest {
    private static final Actor POLICE =
            new Actor("police-system", Actor.Kind.CLIENT, ReceivingFixture.POLICE, Set.of(Role.DEPARTMENT_SYSTEM));

    /** The beginning of a packed file; of a plain one as good as any other. */
    private static final byte[] PACKED = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 75};

    /** A connection that ends after a few bytes, as the container tells it. */
    private static final class Ended extends InputStream {
        private int left = PACKED.length;

        @Override
        public int read() throws IOException {
            if (left == 0) {
                throw new EOFException();
            }
            return PACKED[PACKED.length - left--] & 0xFF;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            target[offset] = (byte) read();
            return 1;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"identity", "gzip"})
    void aSenderWhoGoesAwayIsNoFaultOfOursAndLeavesNothing(String coding, @TempDir Path folder) throws Exception {
        HeldSubmissions submissions = new HeldSubmissions();
        Receiving receiving = new Receiving(
                ReceivingFixture.catalog(),
                new DiskSpool(folder, new SpoolLimits(1 << 20, 0, 200)),
                submissions,
                dataset -> false);
        UploadController controller =
                new UploadController(receiving, submissions, () -> Optional.of(POLICE), Controllers.messages("intake"));
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/") {
            @Override
            public ServletInputStream getInputStream() {
                return new DelegatingServletInputStream(new Ended());
            }
        };
        request.setContentType("text/csv");
        request.addHeader("Content-Encoding", coding);
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> controller.submit(ReceivingFixture.DATASET, request, Locale.ENGLISH))
                .satisfies(no -> assertThat(no.refusal()).isEqualTo(IntakeRefusal.BROKEN_OFF));
        assertThat(submissions.all()).isEmpty();
        assertThat(folder.resolve("incoming")).isEmptyDirectory();
    }
}
