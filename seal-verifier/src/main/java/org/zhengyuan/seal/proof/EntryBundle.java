package org.zhengyuan.seal.proof;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Log entries as they are served: each preceded by its length in two bytes, big-endian (C2SP tlog-tiles, "Log entries"). */
public final class EntryBundle {
    private static final int LONGEST = 0xffff;

    private EntryBundle() {}

    /**
     * The bundle of 1 to 256 entries.
     *
     * @throws IllegalArgumentException if there are none or more than 256, or one is longer than 65,535 bytes
     */
    public static byte[] encode(List<byte[]> entries) {
        if (entries.isEmpty() || entries.size() > LogPath.FULL) {
            throw new IllegalArgumentException(entries.size() + " entries");
        }
        ByteArrayOutputStream bundle = new ByteArrayOutputStream();
        for (byte[] entry : entries) {
            if (entry.length > LONGEST) {
                throw new IllegalArgumentException("an entry of " + entry.length + " bytes");
            }
            bundle.write(entry.length >> 8);
            bundle.write(entry.length);
            bundle.writeBytes(entry);
        }
        return bundle.toByteArray();
    }

    /** Takes exactly {@code width} entries and nothing behind them. */
    public static List<byte[]> decode(byte[] bundle, int width) throws MalformedException {
        List<byte[]> entries = new ArrayList<>(width);
        int at = 0;
        while (at < bundle.length) {
            int length = at + 2 > bundle.length ? LONGEST : (bundle[at] & 0xff) << 8 | (bundle[at + 1] & 0xff);
            if (at + 2 + length > bundle.length) {
                throw new MalformedException("the entry bundle ends inside an entry");
            }
            entries.add(Arrays.copyOfRange(bundle, at + 2, at + 2 + length));
            at += 2 + length;
        }
        if (entries.size() != width) {
            throw new MalformedException("the entry bundle holds " + entries.size() + " entries, not " + width);
        }
        return entries;
    }
}
