package org.zhengyuan.exchange.intake.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhengyuan.exchange.intake.IntakeRefusal;
import org.zhengyuan.exchange.intake.Spool.Spooled;
import org.zhengyuan.exchange.problem.Outcome;
import org.zhengyuan.exchange.registry.Digests;

class DiskSpoolTest {
    private static final UUID ID = new UUID(1, 2);
    private static final byte[] TEXT = "id,name\n1,张三\n".getBytes(StandardCharsets.UTF_8);

    private Path folder;

    @BeforeEach
    void open(@TempDir Path temporary) {
        folder = temporary;
    }

    private DiskSpool spool(long max, long reserve) throws IOException {
        return new DiskSpool(folder, new SpoolLimits(max, reserve, 200));
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder).filter(Files::isRegularFile)) {
            return all.toList();
        }
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream packed = new GZIPOutputStream(out)) {
            packed.write(plain);
        }
        return out.toByteArray();
    }

    private static InputStream in(byte[] bytes) {
        return new ByteArrayInputStream(bytes);
    }

    @Test
    void storesAFileUnderItsId() throws Exception {
        DiskSpool spool = spool(1000, 0);
        Spooled stored = spool.store(ID, in(TEXT), false).orProblem();
        assertThat(Files.readAllBytes(spool.file(ID))).isEqualTo(TEXT);
        assertThat(stored.size()).isEqualTo(TEXT.length);
        assertThat(stored.digest()).isEqualTo(Digests.sha256().digest(TEXT));
        assertThat(stored.contentDigest()).isEqualTo(stored.digest());
        assertThat(files()).hasSize(1);
    }

    @Test
    void unpacksGzipAndKnowsBothDigests() throws Exception {
        byte[] packed = gzip(TEXT);
        DiskSpool spool = spool(1000, 0);
        Spooled stored = spool.store(ID, in(packed), true).orProblem();
        assertThat(Files.readAllBytes(spool.file(ID))).isEqualTo(TEXT);
        assertThat(stored.digest()).isEqualTo(Digests.sha256().digest(TEXT));
        assertThat(stored.contentDigest()).isEqualTo(Digests.sha256().digest(packed));
    }

    @Test
    void whatIsNotTakenLeavesNothingBehind() throws Exception {
        byte[] packed = gzip(TEXT);
        assertThat(spool(TEXT.length - 1, 0).store(ID, in(TEXT), false))
                .isEqualTo(Outcome.refused(IntakeRefusal.TOO_LARGE));
        assertThat(spool(1000, 0).store(ID, in(TEXT), true)).isEqualTo(Outcome.refused(IntakeRefusal.NOT_GZIP));
        assertThat(spool(1000, 0).store(ID, in(Arrays.copyOf(packed, packed.length - 9)), true))
                .isEqualTo(Outcome.refused(IntakeRefusal.NOT_GZIP));
        assertThat(spool(1000, Long.MAX_VALUE / 2).store(ID, in(TEXT), false))
                .isEqualTo(Outcome.refused(IntakeRefusal.STORAGE_FULL));
        assertThat(spool(1L << 40, 0).store(ID, in(gzip(new byte[64 << 20])), true))
                .isEqualTo(Outcome.refused(IntakeRefusal.INFLATES_TOO_MUCH));
        assertThat(files()).isEmpty();
    }

    @Test
    void aSenderThatBreaksOffLeavesNothingBehind() throws Exception {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("connection reset");
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                return read();
            }
        };
        DiskSpool spool = spool(1000, 0);
        assertThatThrownBy(() -> spool.store(ID, new SequenceInputStream(in(TEXT), broken), false))
                .hasMessage("connection reset");
        assertThat(files()).isEmpty();
    }

    @Test
    void aNewStartRemovesWhatWasHalfWritten() throws Exception {
        spool(1000, 0);
        Files.writeString(folder.resolve("incoming").resolve(ID + ".part"), "half");
        spool(1000, 0);
        assertThat(files()).isEmpty();
    }

    @Test
    void filesThatNeverBecameSubmissionsAreSweptAndNoOthers() throws Exception {
        DiskSpool spool = spool(1000, 0);
        UUID orphan = new UUID(3, 4);
        spool.store(ID, in(TEXT), false);
        spool.store(orphan, in(TEXT), false);
        assertThat(spool.sweep(Instant.EPOCH, id -> false)).isZero();
        assertThat(spool.sweep(Instant.now().plusSeconds(60), ID::equals)).isEqualTo(1);
        assertThat(files()).containsExactly(spool.file(ID));
    }
}
