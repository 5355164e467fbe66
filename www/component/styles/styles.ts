// All of the component's style: written as plain style sheets, brought along as one text.
import { unsafeCSS } from "lit";
import sheet from "./styles.css?inline";

export const styles = unsafeCSS(sheet);
