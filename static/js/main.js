// Everything here only enhances: each page does all it does without scripts.
import { startSwapping } from "./swap.js";
import { startKeys } from "./keys.js";
import { startDialog } from "./dialog.js";
import { startCompare } from "./compare.js";

startSwapping();
startDialog();
startKeys();
startCompare();
