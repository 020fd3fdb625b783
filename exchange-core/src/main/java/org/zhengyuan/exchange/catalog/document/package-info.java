/** Catalogue entries as documents: YAML and JSON in, stored JSON, and what differs between two versions. */
@org.springframework.modulith.NamedInterface("document")
@org.jspecify.annotations.NullMarked
package org.zhengyuan.exchange.catalog.document;
