/** JSON that has one spelling only: the JSON Canonicalization Scheme, RFC 8785, over I-JSON, RFC 7493. */
@org.jspecify.annotations.NullMarked
package org.zhengyuan.seal.json;
