package org.zhengyuan.exchange.intake.format;

import org.zhengyuan.exchange.problem.Expected;

/**
 * Why one row cannot be read.
 *
 * @param code stable, for example {@code row.too-few-cells}, {@code row.not-json}, {@code cell.number-in-identifier}, {@code cell.formula}
 * @param column the file's column it concerns; empty where it concerns the row
 * @param expected what would have been right
 */
public record RowFault(String code, String column, Expected expected) {}
