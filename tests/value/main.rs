//! Tests of the values of the language.

mod day;
mod exact;
mod interval;
mod ratio;
mod reading;
mod rounding;
mod strategies;
mod truth;
mod unit;
