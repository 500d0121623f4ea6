/** Rules on all modules at once: who may import whom. Tests of behaviour live in their modules. */
package io.github.medl.architecture;
