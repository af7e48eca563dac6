/** The benchmark of reads: Guanxi beside what others would build on the same graph. */
package io.guanxi.bench.reads;
