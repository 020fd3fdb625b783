/** Keys and signatures: Ed25519, SM2 with SM3, ECDSA on P-256. The only package that knows a cryptographic library. */
@org.jspecify.annotations.NullMarked
package org.zhengyuan.seal.crypto;
