package org.zhengyuan.seal.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

/** C2SP tlog-tiles, "Log entries", and the 34 bytes of a fact's entry. */
class EntryBundleTest {
    @Example
    void everyEntryIsPrecededByItsLength() {
        byte[] bundle = EntryBundle.encode(List.of(new byte[] {1, 2}, new byte[0], new byte[0x102]));
        assertThat(HexFormat.of().formatHex(bundle, 0, 8)).isEqualTo("0002010200000102");
        assertThat(bundle).hasSize(2 + 2 + 2 + 2 + 0x102);
    }

    @Property(tries = 200)
    void entriesComeBackAsTheyWere(@ForAll @Size(min = 1, max = 256) List<byte[]> entries) throws Exception {
        List<byte[]> decoded = EntryBundle.decode(EntryBundle.encode(entries), entries.size());
        assertThat(decoded).hasSameSizeAs(entries);
        for (int i = 0; i < entries.size(); i++) {
            assertThat(decoded.get(i)).isEqualTo(entries.get(i));
        }
    }

    @Example
    void aBundleCutAnywhereOrOfAnotherWidthIsRefused() {
        byte[] bundle = EntryBundle.encode(List.of(new byte[34], new byte[3], new byte[1]));
        for (int length = 0; length < bundle.length; length++) {
            byte[] cut = Arrays.copyOf(bundle, length);
            assertThatExceptionOfType(MalformedException.class).isThrownBy(() -> EntryBundle.decode(cut, 3));
        }
        assertThatExceptionOfType(MalformedException.class).isThrownBy(() -> EntryBundle.decode(bundle, 2));
        assertThatExceptionOfType(MalformedException.class).isThrownBy(() -> EntryBundle.decode(bundle, 4));
    }

    @Example
    void aFactsEntryIsFormatKindAndCommitment() throws Exception {
        Hash commitment = Commitment.of(new byte[32], "{}".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        byte[] entry = LogEntry.of(FactKind.PULL, commitment).encode();

        assertThat(entry).hasSize(34).startsWith(1, 3);
        assertThat(LogEntry.parse(entry)).isEqualTo(LogEntry.of(FactKind.PULL, commitment));
        assertThatExceptionOfType(MalformedException.class).isThrownBy(() -> LogEntry.parse(Arrays.copyOf(entry, 35)));
        entry[0] = 2;
        assertThatExceptionOfType(MalformedException.class).isThrownBy(() -> LogEntry.parse(entry));
    }

    @Example
    void anEntryOfAKindFromALaterVersionIsStillAnEntry() throws Exception {
        byte[] entry = new LogEntry(200, Hash.EMPTY_TREE).encode();
        assertThat(LogEntry.parse(entry).kindCode()).isEqualTo(200);
        assertThat(LogEntry.parse(entry).kind()).isEmpty();
    }
}
