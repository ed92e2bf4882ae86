/** Documents of JSON, small enough to be held whole: lenses, sessions, verdicts. Traces in JSON are read event by event in {@code read.json} and {@code read.chrome}. */
package racelane.json;
