package org.zhengyuan.exchange.intake.format;

/**
 * How much a file may ask of the reader. Whatever the file says about itself is not believed; what is read is measured.
 *
 * @param maxLineChars longest row (CSV record, JSON line) and longest cell, in UTF-16 units
 * @param maxColumns most columns of a header or cells of a row
 * @param maxDepth deepest nesting of JSON
 * @param maxInflatedBytes most bytes an XLSX may inflate to, all parts together
 * @param maxInflationRatio most times its compressed size a part of an XLSX over 1 MiB may inflate to
 * @param maxZipEntries most parts of an XLSX
 * @param maxSharedStringBytes most inflated bytes of an XLSX's string table, which is held in memory
 * @param maxBlockBytes largest block of an Avro container, packed or unpacked
 */
public record ReadLimits(
        int maxLineChars,
        int maxColumns,
        int maxDepth,
        long maxInflatedBytes,
        int maxInflationRatio,
        int maxZipEntries,
        long maxSharedStringBytes,
        int maxBlockBytes) {
    /** Limits that leave every honest file alone and fit a heap of 512 MB. */
    public static final ReadLimits DEFAULT =
            new ReadLimits(1 << 20, 2_000, 16, 2L << 30, 200, 2_000, 64L << 20, 16 << 20);

    public ReadLimits {
        if (maxLineChars < 1 || maxColumns < 1 || maxDepth < 1 || maxBlockBytes < 1) {
            throw new IllegalArgumentException("a limit is less than one");
        }
    }
}
