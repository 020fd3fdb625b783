package org.zhengyuan.seal.log;

import org.jspecify.annotations.Nullable;

/**
 * What there is of a log besides its two checkpoints.
 *
 * @param current the log as it is shown now
 * @param older a copy made when the older checkpoint was
 * @param withEntries whether the entries are to be hashed, or only the tiles
 */
public record LogCopies(@Nullable LogReader current, @Nullable LogReader older, boolean withEntries) {}
