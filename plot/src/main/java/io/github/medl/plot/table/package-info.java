/**
 * Tables of text and numbers as part of a picture: {@link io.github.medl.plot.table.TablePanel}.
 */
@NullMarked
package io.github.medl.plot.table;

import org.jspecify.annotations.NullMarked;
