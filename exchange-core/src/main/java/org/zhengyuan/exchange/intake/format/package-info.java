/** File formats: from the bytes a department sent to numbered rows of named cells, in bounded memory, and refusals back to a file. */
@org.springframework.modulith.NamedInterface("format")
@org.jspecify.annotations.NullMarked
package org.zhengyuan.exchange.intake.format;
