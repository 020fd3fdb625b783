package org.zhengyuan.exchange.intake.disk;

/**
 * What the spool takes.
 *
 * @param maxBytes largest file, unpacked
 * @param reserveBytes free space below which nothing more is taken: the database lives on the same disk
 * @param maxRatio most times its packed size a content over 16 MiB may unpack to
 */
public record SpoolLimits(long maxBytes, long reserveBytes, int maxRatio) {
    public static final SpoolLimits DEFAULT = new SpoolLimits(8L << 30, 1L << 30, 200);

    public SpoolLimits {
        if (maxBytes < 1 || reserveBytes < 0 || maxRatio < 1) {
            throw new IllegalArgumentException("a limit of the spool is out of range");
        }
    }
}
