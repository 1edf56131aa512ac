"""The types of the texts in a section of the words, named after their placeholders."""

from typing import Annotated

from pricebook.model.fields.placeholders import Filled
from pricebook.model.fields.strict_model import PerLanguage, Text

LocalisedText = PerLanguage[Annotated[Text, Filled()]]
Name = PerLanguage[Annotated[Text, Filled("name")]]
Taxed = PerLanguage[Annotated[Text, Filled("tax_status")]]
SumTaxed = PerLanguage[Annotated[Text, Filled("sum", "tax_status")]]
InEdition = PerLanguage[Annotated[Text, Filled("edition")]]
# A text that may name the tax by the name that the data gives it.
MayNameTax = PerLanguage[Annotated[Text, Filled(optional=("tax",))]]
